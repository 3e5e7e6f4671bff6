def names = (1..200).collect { String.format('m%03d', it) }
def refused = names.findAll { it.endsWith('0') }
def report = { name, run, file -> new File(basedir, "$name/target/$run/$file") }

// the same reports, byte for byte
names.each { name ->
    ['report.json', 'report.html'].each { file ->
        assert report(name, 'parallel', file).bytes == report(name, 'single', file).bytes
    }
}

// all that is printed of a module stands together: Maven's own lines may come between, those of other modules do not
def log = new File(basedir, 'build.log').readLines('UTF-8')
def findings = log.findAll { it.startsWith('[ERROR] ') }
refused.each { name ->
    def begins = findings.findIndexValues { it.startsWith("[ERROR] $name/wrangler.toml:5:71  $name  FIRST") }
    assert begins.size() == 2
    def (parallel, single) = begins.collect { begin ->
        def rest = findings.drop(begin as int)
        rest.take(rest.findIndexOf { it.startsWith("[ERROR] $name/wrangler.toml:6:72  $name  SECOND") } + 8)
    }
    assert single.size() > 8
    assert parallel == single
}
assert names.findAll { report(it, 'single', 'report.json').text.contains('"verdict": "denied"') } == refused
