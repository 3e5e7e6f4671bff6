def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('wrangler.toml:5:29')
assert log.contains('"REPLACE_WITH_STORE_ID" is a placeholder, and this run rejects placeholders.')
assert report.verdict == 'denied'
assert report.findings.collect { [it.rule, it.cloudflareCode, it.file, it.line, it.column] } ==
        [['store-id-placeholder', 10182, 'wrangler.toml', 5, 29]]
assert report.findings[0].cloudflareMessage ==
        "Secrets Store binding 'STRIPE_KEY' references store 'REPLACE_WITH_STORE_ID' and secret 'stripe_key' which were not found."
