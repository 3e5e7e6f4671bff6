def log = new File(basedir, 'build.log').text
def report = { new File(basedir, "$it/target/secrets-store/report.json") }
def json = new groovy.json.JsonSlurper()

// two modules at a time, to the end: Maven's own summary, which it prints last, has the whole failure of each module that failed
def sentence = 'failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]'
def failures = log.substring(log.lastIndexOf('BUILD FAILURE')).split(java.util.regex.Pattern.quote(sentence)) as List
assert failures.size() == 3
assert failures[0].contains('on project mail') != failures[0].contains('on project billing')
def mailFirst = failures[0].contains('on project mail')
def mailFailure = failures[mailFirst ? 1 : 2]
def billingFailure = failures[mailFirst ? 2 : 1]
assert mailFailure.contains('mail/wrangler.toml:8:1  mail  SMTP_KEY')
assert mailFailure.contains('mail/wrangler.toml:13:1  mail  DKIM_KEY')
assert mailFailure.contains('mail/wrangler.toml:17:1  mail  INBOX_KEY')
assert !mailFailure.contains('billing/wrangler.toml')
assert billingFailure.contains('billing/wrangler.toml:5:74  billing  SMTP_KEY')
assert !billingFailure.contains('mail/wrangler.toml')

def mail = json.parse(report('mail'))
assert mail.verdict == 'denied'
assert mail.findings.collect { [it.rule, it.file, it.line] } == [
        ['scope-missing', 'mail/wrangler.toml', 8],
        ['secret-not-found', 'mail/wrangler.toml', 13],
        ['store-not-found', 'mail/wrangler.toml', 17]]

assert json.parse(report('billing')).findings.collect { it.file } == ['billing/wrangler.toml']
assert json.parse(report('orders')).verdict == 'allowed'
assert !report('library').exists()
assert !report('.').exists()
