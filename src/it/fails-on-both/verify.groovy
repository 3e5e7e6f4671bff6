def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('wrangler.toml:5:3  orders  STRIPE_KEY')
assert log.contains('wrangler.toml:5:76  orders  STRIPE_KEY')
assert report.verdict == 'denied'
assert report.findings*.rule == ['caller-cannot-bind', 'scope-missing']
assert report.deployments[0].bindings.collect { [it.authorization, it.scope] } == [['denied', 'denied']]
