def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('wrangler.toml:5:3  orders  STRIPE_KEY')
assert log.contains('The member has the role "Secrets Store Admin" (secrets-store.yaml:2). Binding a secret needs the role "Super Administrator" or "Secrets Store Deployer".')
assert report.verdict == 'denied'
assert report.findings*.rule == ['caller-cannot-bind']
assert report.deployments[0].caller.subMap('kind', 'grants') == [kind: 'member', grants: ['Secrets Store Admin']]
