def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('orders (top-level): 1 binding allowed; API token with "Account Secrets Store Edit" (secrets-store.yaml:2), not verified with Cloudflare')
assert report.verdict == 'allowed'
assert report.findings == []
assert report.deployments*.bindings.flatten().collect { [it.binding, it.authorization, it.scope, it.line, it.column] } ==
        [['STRIPE_KEY', 'allowed', 'allowed', 5, 3]]
