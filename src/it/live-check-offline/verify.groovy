def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('Maven runs offline (-o), so Cloudflare isn\'t asked.')
assert report.verdict == 'invalid'
assert report.findings*.rule.contains('live-unavailable')
