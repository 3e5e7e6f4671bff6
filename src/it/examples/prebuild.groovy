// What is in the repository, without the module that is the plugin itself: that comes from the local repository.
def examples = new File(basedir, '../../../examples').canonicalFile.toPath()
examples.toFile().eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def name = examples.relativize(file.toPath())
    if (!name.any { it.toString() == 'target' }) {
        def copy = basedir.toPath().resolve(name)
        java.nio.file.Files.createDirectories(copy.parent)
        java.nio.file.Files.copy(file.toPath(), copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING)
    }
}
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replaceFirst('\\s*<module>\\.\\.</module>', '')
return true
