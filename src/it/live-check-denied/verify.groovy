def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('so the declared ones are used')
assert log.contains('Secret "STILL_PENDING" is still pending (as Cloudflare shows it).')
assert log.contains('Secret "NO_SCOPES" has no scopes (as Cloudflare shows it). A Worker needs "workers".')
assert log.contains('The secret "STILL_PENDING" of store "8f7a1cdced6342c18d223ece462fd88d" is declared with scopes [workers]. The account has scopes [workers], pending.')
assert report.verdict == 'denied'
assert report.findings*.rule as Set == ['inventory-drift', 'secret-not-found', 'scope-missing'] as Set
assert report.deployments[0].caller.source == 'declared'
assert report.deployments[0].bindings*.source == ['live', 'live']

def token = new File(basedir, 'invoker.properties').readLines().find { it.contains('API_TOKEN') }.split('= ')[1]
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert file.name == 'invoker.properties' || !file.getText('ISO-8859-1').contains(token), file
}
