def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('orders (top-level): 1 binding allowed')
assert log.contains('workers/mail/wrangler.jsonc:10:7  mail  SMTP_KEY')
assert !log.contains('playground/wrangler.toml')
assert report.verdict == 'denied'
assert report.deployments.collectEntries { [it.config, it.verdict] } ==
        ['workers/mail/wrangler.jsonc': 'denied', 'workers/orders/wrangler.toml': 'allowed']
assert report.findings.collect { [it.rule, it.file, it.line] } == [['scope-missing', 'workers/mail/wrangler.jsonc', 10]]
