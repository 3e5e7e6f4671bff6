def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('wrangler.toml: REPLACE_WITH_STORE_ID must be replaced by 8f7a1cdced6342c18d223ece462fd88d before deploy')
assert report.verdict == 'allowed'
assert report.findings == []
assert report.deployments[0].bindings*.storeId == ['REPLACE_WITH_STORE_ID']
