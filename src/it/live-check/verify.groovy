def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('orders (top-level): 1 binding allowed; API token with "Account Secrets Store Edit" (as Cloudflare shows it)')
assert log.contains('AI Gateway my-gateway: 1 binding allowed; API token with "Account Secrets Store Edit" (as Cloudflare shows it)')
assert report.verdict == 'allowed'
assert report.deployments*.caller*.source == ['live', 'live']
assert report.deployments.bindings.flatten()*.source == ['live', 'live']
assert report.deployments.bindings.flatten()*.service == ['workers', 'ai_gateway']

// With -X, nothing that the run wrote or printed holds the token; invoker.properties is where the test keeps it.
def token = new File(basedir, 'invoker.properties').readLines().find { it.contains('API_TOKEN') }.split('= ')[1]
assert token.length() > 20
assert log.contains('[DEBUG]')
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert file.name == 'invoker.properties' || !file.getText('ISO-8859-1').contains(token), file
}
