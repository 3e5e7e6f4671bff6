def log = new File(basedir, 'build.log').text
def report = { new groovy.json.JsonSlurper().parse(new File(basedir, "$it/target/secrets-store/report.json")) }

assert log.contains('orders (top-level): 1 binding allowed; member with the role "Secrets Store Deployer" (orders/secrets-store.yaml:3)')
assert report('orders').verdict == 'allowed'

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('mail/wrangler.toml:5:74  mail  SMTP_KEY')
assert report('mail').verdict == 'denied'
assert report('mail').deployments[0].caller.declaredIn.file == 'secrets-store.yaml'
assert report('mail').findings[0].related.collect { [it.file, it.line] } == [['secrets-store.yaml', 8]]
