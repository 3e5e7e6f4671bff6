def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('orders (top-level): 1 binding allowed; API token with "Account Secrets Store Edit" (secrets-store.yaml:2), not verified with Cloudflare')
assert report.verdict == 'allowed'
assert report.deployments*.config == ['wrangler.toml']
