def log = new File(basedir, 'build.log').text
def report = { new File(basedir, "$it/target/secrets-store/report.json") }
def json = new groovy.json.JsonSlurper()

// the failure, which Maven prints last, has all of it
def failure = log.substring(log.lastIndexOf('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]'))
assert failure.contains('mail/wrangler.toml:8:1  mail  SMTP_KEY')
assert failure.contains('mail/wrangler.toml:13:1  mail  DKIM_KEY')
assert failure.contains('mail/wrangler.toml:17:1  mail  INBOX_KEY')

def mail = json.parse(report('mail'))
assert mail.verdict == 'denied'
assert mail.findings.collect { [it.rule, it.file, it.line] } == [
        ['scope-missing', 'mail/wrangler.toml', 8],
        ['secret-not-found', 'mail/wrangler.toml', 13],
        ['store-not-found', 'mail/wrangler.toml', 17]]

assert json.parse(report('orders')).verdict == 'allowed'
assert !report('library').exists()
assert !report('.').exists()
