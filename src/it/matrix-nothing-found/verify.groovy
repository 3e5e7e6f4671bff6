def warnings = new File(basedir, 'build.log').readLines().findAll { it.contains('[WARNING] ') }

assert warnings.count { it.contains('The check ran, but found no wrangler config in the whole build') } == 2
assert warnings.count { it.contains('<includes><include>worker</include></includes>') } == 4
assert warnings.count { it.contains('The configuration inside the execution "gate" of site isn\'t used by the goal') } == 1
assert new File(basedir, 'build.log').text.contains('Nothing was checked: none of the build\'s 3 modules has a wrangler config')
