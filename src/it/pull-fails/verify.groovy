def log = new File(basedir, 'build.log').text

assert log.contains('The API token isn\'t allowed to make this request (403): GET /accounts/023e105f4ecef8ad9ca31a8372d0c353/secrets_store/stores/8f7a1cdced6342c18d223ece462fd88d/secrets?page=1&per_page=100: Authentication error [code: 10000].')
assert log.contains('secrets-store.inventory.json stays as it was.')
assert new File(basedir, 'secrets-store.inventory.json').text.contains('SECRET_OLD')
assert !new File(basedir, 'secrets-store.inventory.json.tmp').exists()

def token = new File(basedir, 'invoker.properties').readLines().find { it.contains('API_TOKEN') }.split('= ')[1]
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert file.name == 'invoker.properties' || !file.getText('ISO-8859-1').contains(token), file
}
