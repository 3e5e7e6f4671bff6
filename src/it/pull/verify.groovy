def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'secrets-store.inventory.json')
def inventory = new groovy.json.JsonSlurper().parse(file)

assert log.contains('500 of 1000 secrets of the store 8f7a1cdced6342c18d223ece462fd88d read')
assert log.contains('secrets-store.inventory.json: 1 store, 1000 secrets, 1001 changes')
assert log.contains('~ secret "SECRET_0000" of store "8f7a1cdced6342c18d223ece462fd88d": scopes [ai_gateway]')
assert log.contains('- secret "SECRET_OLD" of store "8f7a1cdced6342c18d223ece462fd88d"')
assert log.contains('and 901 more')
assert inventory.stores.size() == 1
assert inventory.stores[0].secrets*.name == (0..<1000).collect { String.format('SECRET_%04d', it) }
assert inventory.stores[0].secrets.every { it.scopes == ['workers'] && it.status == 'active' }
assert !new File(basedir, 'secrets-store.inventory.json.tmp').exists()

def token = new File(basedir, 'invoker.properties').readLines().find { it.contains('API_TOKEN') }.split('= ')[1]
basedir.eachFileRecurse(groovy.io.FileType.FILES) { file2 ->
    assert file2.name == 'invoker.properties' || !file2.getText('ISO-8859-1').contains(token), file2
}
