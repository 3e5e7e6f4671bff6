def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.count('Java is set to log its requests, which contain the token: jdk.httpclient.HttpClient.log.') >= 2
assert report.verdict == 'invalid'
assert report.findings*.rule.unique() == ['live-unavailable']
assert !new File(basedir, 'requests.txt').exists()
assert !new File(basedir, 'secrets-store.inventory.json').exists()

def token = new File(basedir, 'invoker.properties').readLines().find { it.contains('API_TOKEN') }.split('= ')[1]
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert file.name == 'invoker.properties' || !file.getText('ISO-8859-1').contains(token), file
}
