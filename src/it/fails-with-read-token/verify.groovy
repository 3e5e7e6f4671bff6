def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('wrangler.toml:5:3  orders  STRIPE_KEY')
assert log.contains('The API token has "Account Secrets Store Read" (secrets-store.yaml:2). Binding a secret counts as a write, so it needs "Account Secrets Store Edit".')
assert report.verdict == 'denied'
assert report.findings.collect { [it.rule, it.cloudflareCode, it.file, it.line, it.column] } ==
        [['caller-cannot-bind', 10021, 'wrangler.toml', 5, 3]]
assert report.findings[0].related.collect { [it.file, it.line] } == [['secrets-store.yaml', 2]]
