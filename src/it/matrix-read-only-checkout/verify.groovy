def checkout = new File(basedir, 'checkout')
checkout.setWritable(true)

assert new groovy.json.JsonSlurper().parse(new File(basedir, 'reports/report.json')).verdict == 'allowed'
assert checkout.list().sort() == ['pom.xml', 'secrets-store.yaml', 'wrangler.toml']
