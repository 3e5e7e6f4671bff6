def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('wrangler.toml: "deploy: never" in secrets-store.yaml:6; not checked: top-level')
assert log.contains('orders-production (production): 1 binding allowed')
assert report.verdict == 'allowed'
assert report.deployments*.environment == ['production']
assert report.notChecked == [[config: 'wrangler.toml', environment: null, deployedBy: null, why: '"deploy: never" in secrets-store.yaml:6']]
