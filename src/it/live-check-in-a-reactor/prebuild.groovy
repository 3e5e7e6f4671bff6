// forty modules with a Worker each, all in one account
def pom = new File(basedir, 'pom.xml')
def names = (1..40).collect { String.format('m%02d', it) }
pom.text = pom.text.replace('<!-- prebuild.groovy writes forty modules here -->',
        names.collect { "<module>$it</module>" }.join('\n    '))
names.each { name ->
    def module = new File(basedir, name)
    module.mkdirs()
    new File(module, 'pom.xml').text = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>it</groupId>
    <artifactId>live-check-in-a-reactor</artifactId>
    <version>1</version>
  </parent>
  <artifactId>$name</artifactId>
  <packaging>pom</packaging>
</project>
"""
    new File(module, 'wrangler.toml').text = """\
name = "$name"
account_id = "023e105f4ecef8ad9ca31a8372d0c353"
secrets_store_secrets = [
  { binding = "STRIPE_KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "STRIPE_KEY" },
]
"""
}
return true
