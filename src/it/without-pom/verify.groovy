def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('orders (top-level): 1 binding allowed; token Account Secrets Store Edit, declared in secrets-store.yaml:2, not verified with Cloudflare')
assert report.verdict == 'allowed'
assert report.deployments*.config == ['wrangler.toml']
