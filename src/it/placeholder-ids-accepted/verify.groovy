def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('wrangler.toml: replace the placeholder "REPLACE_WITH_STORE_ID" with 8f7a1cdced6342c18d223ece462fd88d before you deploy')
assert report.verdict == 'allowed'
assert report.findings == []
assert report.deployments[0].bindings*.storeId == ['REPLACE_WITH_STORE_ID']
