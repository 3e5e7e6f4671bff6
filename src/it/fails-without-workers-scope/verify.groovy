def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('wrangler.toml:5:76  orders  STRIPE_KEY')
assert log.contains('Secret "stripe_key" has the scopes [ai_gateway] (secrets-store.yaml:7). A Worker needs "workers".')
assert log.contains('--scopes "ai_gateway,workers" --remote')
assert report.verdict == 'denied'
assert report.findings.collect { [it.rule, it.cloudflareCode, it.file, it.line, it.column] } ==
        [['scope-missing', 10021, 'wrangler.toml', 5, 76]]
