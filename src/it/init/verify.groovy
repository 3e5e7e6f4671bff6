def log = new File(basedir, 'build.log').text
def manifest = new File(basedir, 'secrets-store.yaml').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert manifest.contains('#caller:\n#  token: Account Secrets Store Edit')
assert manifest.contains('      stripe_key: []  # CONFIRM: bound by orders\n')
assert log.contains('Wrote secrets-store.yaml: 1 store and 1 secret of wrangler.toml.')
assert log.contains('secrets-store.yaml exists already and isn\'t changed.')
assert report.verdict != 'allowed'
assert report.findings*.rule.toSet() == ['caller-undeclared', 'scopes-unconfirmed'].toSet()
