def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('orders (top-level): 1 binding allowed; member with the role "Secrets Store Deployer" (secrets-store.yaml:2), not verified with Cloudflare')
assert report.verdict == 'allowed'
assert report.findings == []
assert report.deployments[0].caller.subMap('kind', 'grants') == [kind: 'member', grants: ['Secrets Store Deployer']]
