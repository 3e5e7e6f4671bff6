def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('site (top-level): no Secrets Store bindings')
assert report.verdict == 'allowed'
assert report.findings == []
