def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('orders-staging (staging): 1 binding allowed; member with the role "Secrets Store Deployer" (secrets-store.yaml:4)')
assert log.contains('wrangler.toml:10:1  orders-production  STRIPE_KEY')
assert report.verdict == 'denied'
assert report.deployments.collectEntries { [it.environment, it.verdict] } == [staging: 'allowed', production: 'denied']
assert report.notChecked*.environment == [null]
assert report.findings.collect { [it.rule, it.environment, it.file, it.line] } ==
        [['caller-cannot-bind', 'production', 'wrangler.toml', 10]]
