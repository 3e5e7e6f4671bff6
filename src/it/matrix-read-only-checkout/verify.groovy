assert new groovy.json.JsonSlurper().parse(new File(basedir, 'reports/report.json')).verdict == 'allowed'

// What a read-only checkout would refuse, and root would not notice. Maven 4 itself makes an empty directory target.
def files = []
new File(basedir, 'checkout').eachFileRecurse(groovy.io.FileType.FILES) { files << it.name }
assert files.sort() == ['pom.xml', 'secrets-store.yaml', 'wrangler.toml']
