// A server in place of Cloudflare, for every test with a directory "cloudflare": GET /accounts/X/... is answered with the file
// cloudflare/accounts/X/....json, and 403 if there is none. A file "....count" stands for so many secrets, in pages of 100.
// The tests get its address, their own account and a token; whoever comes without that token is answered 401. Each request
// becomes a line of the test's requests.txt.
import com.sun.net.httpserver.HttpServer

def token = 'q9VeryGeheim_and-long-0123456789abcdef'
def error = { code, message -> '{"success":false,"errors":[{"code":' + code + ',"message":"' + message + '"}],"messages":[],"result":null}' }
def secret = { i -> String.format('{"id":"%032x","store_id":"8f7a1cdced6342c18d223ece462fd88d","name":"SECRET_%04d","status":"active","scopes":["workers"]}', i, i) }

def send = { exchange, status, body ->
    byte[] bytes = body.getBytes('UTF-8')
    exchange.sendResponseHeaders(status, bytes.length)
    exchange.responseBody.write(bytes)
    exchange.close()
}

def start = {
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    server.createContext('/') { exchange ->
        try {
            synchronized (server) {
                new File(basedir.parentFile, exchange.requestURI.path.split('/')[1] + '/requests.txt').append(exchange.requestURI.toString() + '\n')
            }
            def file = new File(basedir.parentFile, exchange.requestURI.path.replaceFirst('^/([^/]+)/', '$1/cloudflare/'))
            def answer = new File(file.path + '.json')
            def count = new File(file.path + '.count')
            if (exchange.requestHeaders.getFirst('Authorization') != 'Bearer ' + token) {
                send(exchange, 401, error(1000, 'Invalid API Token'))
            } else if (count.exists()) {
                int all = count.text.trim() as int
                int page = (exchange.requestURI.query =~ /(?:^|&)page=(\d+)/)[0][1] as int
                def from = Math.min(all, (page - 1) * 100)
                def to = Math.min(all, page * 100)
                def items = from < to ? (from..<to).collect(secret).join(',') : ''
                send(exchange, 200, '{"success":true,"errors":[],"messages":[],"result":[' + items + '],"result_info":{"count":' + (to - from)
                        + ',"page":' + page + ',"per_page":100,"total_count":' + all + '}}')
            } else if (answer.exists()) {
                send(exchange, 200, answer.getText('UTF-8'))
            } else {
                send(exchange, 403, error(10000, 'Authentication error'))
            }
        } catch (Throwable e) {
            e.printStackTrace()
            exchange.close()
        }
    }
    server.start()
    return server.address.port
}
def port = null
Thread.startDaemon { port = start() }.join()

basedir.parentFile.eachDir { test ->
    if (new File(test, 'cloudflare').isDirectory()) {
        new File(test, 'invoker.properties').append("""
invoker.environmentVariables.CLOUDFLARE_API_BASE_URL = http://localhost:${port}/${test.name}
invoker.environmentVariables.CLOUDFLARE_ACCOUNT_ID = 023e105f4ecef8ad9ca31a8372d0c353
invoker.environmentVariables.CLOUDFLARE_API_TOKEN = ${token}
""")
    }
}
return true
