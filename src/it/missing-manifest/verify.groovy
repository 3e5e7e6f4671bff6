def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('wrangler.toml:5:3  orders  STRIPE_KEY')
assert log.contains('wrangler.toml:5:3  orders  STRIPE_KEY')
assert report.verdict == 'invalid'
assert report.deployments[0].caller == null
assert report.deployments[0].bindings.collect { [it.authorization, it.scope] } == [['unknown', 'unknown']]
assert report.findings.collect { [it.rule, it.file, it.line, it.column] } ==
        [['caller-undeclared', 'wrangler.toml', 5, 3], ['inventory-undeclared', 'wrangler.toml', 5, 3]]
