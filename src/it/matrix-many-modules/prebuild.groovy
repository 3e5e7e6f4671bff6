// two hundred modules with a Worker each; every tenth is refused, for two reasons
def pom = new File(basedir, 'pom.xml')
def names = (1..200).collect { String.format('m%03d', it) }
pom.text = pom.text.replace('<!-- prebuild.groovy writes two hundred here -->',
        names.collect { "<module>$it</module>" }.join('\n    '))
names.eachWithIndex { name, index ->
    def module = new File(basedir, name)
    module.mkdirs()
    new File(module, 'pom.xml').text = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>it</groupId>
    <artifactId>matrix-many-modules</artifactId>
    <version>1</version>
  </parent>
  <artifactId>$name</artifactId>
  <packaging>pom</packaging>
</project>
"""
    def refused = index % 10 == 9
    new File(module, 'wrangler.toml').text = """\
name = "$name"
main = "src/index.js"
compatibility_date = "2026-09-01"
secrets_store_secrets = [
  { binding = "FIRST", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "${refused ? 'bad' : 'good'}" },
  { binding = "SECOND", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "${refused ? 'none' : 'good'}" },
]
"""
}
return true
