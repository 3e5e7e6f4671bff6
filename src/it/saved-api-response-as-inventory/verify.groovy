def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]')
assert log.contains('wrangler.toml:6:76  orders  OPENAI_KEY')
assert log.contains('Secret "openai_key" has the scopes [ai_gateway] (secrets.json:22)')
assert report.verdict == 'denied'
assert report.deployments[0].bindings.collect { [it.binding, it.scope] } == [['STRIPE_KEY', 'allowed'], ['OPENAI_KEY', 'denied']]
assert report.findings.collect { [it.rule, it.line, it.related*.file] } == [['scope-missing', 6, ['secrets.json']]]
