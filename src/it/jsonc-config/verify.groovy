def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('wrangler.jsonc:10:7  mail  SMTP_KEY')
assert report.verdict == 'denied'
assert report.deployments[0].bindings.collect { [it.binding, it.line, it.column] } == [['SMTP_KEY', 7, 5]]
assert report.findings.collect { [it.rule, it.file, it.line, it.column] } == [['scope-missing', 'wrangler.jsonc', 10, 7]]
