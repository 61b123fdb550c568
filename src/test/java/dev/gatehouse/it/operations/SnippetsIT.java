package dev.gatehouse.it.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Traveller;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.SamplePrograms;
import dev.gatehouse.it.support.vendor.ServletRunner;
import dev.gatehouse.it.support.vendor.VendorProgram;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.snippets.Language;
import dev.gatehouse.protocol.snippets.Snippet;
import dev.gatehouse.protocol.snippets.SnippetValues;
import dev.gatehouse.protocol.snippets.Snippets;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.servlet.http.HttpServlet;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs that the console gives out to be pasted sign readers in as they are. */
class SnippetsIT extends GatehouseIT {
  private static final String LOGIN = "https://app.company.example/auth/help-center";
  private static final Map<String, String> SECRETS =
      Map.of(
          "helpcenter", "HELPCENTER_SHARED_SECRET",
          "helpsite", "HELPSITE_SECRET",
          "helpdocs", "HELPDOCS_SECRET",
          "proprofs", "PROPROFS_KEY",
          "document360", "DOCUMENT360_CLIENT_SECRET");

  /** What programs in Java need; to search all libraries of the tests takes them seconds. */
  private static final String LIBRARIES =
      Stream.of(
              HttpServlet.class,
              JWT.class,
              ObjectMapper.class,
              JsonFactory.class,
              JsonInclude.class,
              ServletRunner.class)
          .map(one -> one.getProtectionDomain().getCodeSource().getLocation().getPath())
          .collect(Collectors.joining(File.pathSeparator));

  @TempDir Path folder;

  private String algorithm = "HS256";

  /** What the programs read: the secret, or where the private key is. */
  private Map<String, String> environment;

  /** Nothing here runs C#. */
  static Stream<Arguments> programs() {
    return SECRETS.keySet().stream()
        .sorted()
        .flatMap(
            protocol ->
                Stream.of(
                        Language.NODE, Language.PHP, Language.RUBY, Language.PYTHON, Language.JAVA)
                    .map(language -> Arguments.of(protocol, language)));
  }

  /** Every algorithm in every language that can sign here without a library of others. */
  static Stream<Arguments> programsWithKeys() {
    return Stream.of(
        Arguments.of("helpcenter", Language.NODE, PublicAlgorithm.EDDSA),
        Arguments.of("helpsite", Language.NODE, PublicAlgorithm.PS256),
        Arguments.of("helpdocs", Language.NODE, PublicAlgorithm.RS256),
        Arguments.of("proprofs", Language.NODE, PublicAlgorithm.ES256),
        Arguments.of("helpcenter", Language.RUBY, PublicAlgorithm.ES256),
        Arguments.of("helpsite", Language.RUBY, PublicAlgorithm.RS256),
        Arguments.of("helpdocs", Language.RUBY, PublicAlgorithm.PS256),
        Arguments.of("proprofs", Language.RUBY, PublicAlgorithm.EDDSA),
        Arguments.of("helpcenter", Language.JAVA, PublicAlgorithm.RS256),
        Arguments.of("helpsite", Language.JAVA, PublicAlgorithm.ES256),
        Arguments.of("helpdocs", Language.JAVA, PublicAlgorithm.EDDSA),
        Arguments.of("proprofs", Language.JAVA, PublicAlgorithm.PS256));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void signsAReaderInAndBringsHimToThePageHeAskedFor(String protocol, Language language)
      throws Exception {
    Company company = company(protocol);
    environment = Map.of(SECRETS.get(protocol), company.secret());

    signsInAndOut(company, protocol, language);
  }

  @ParameterizedTest
  @MethodSource("programsWithKeys")
  void signsInAndOutWithAPrivateKey(String protocol, Language language, PublicAlgorithm signing)
      throws Exception {
    Company company = company(protocol);
    KeyPair pair = signing.generate();
    Path file = Files.writeString(folder.resolve("key.pem"), pem("PRIVATE", pair.getPrivate()));
    String keys = company.connection() + "/keys";
    Company.items(admin.get(keys))
        .forEach(key -> admin.delete(keys + "/" + key.path("id").asLong()));
    company.change(company.connection(), Map.of("algorithm", signing.jwa()));
    company.newKey(Map.of("publicKey", pem("PUBLIC", pair.getPublic())));
    algorithm = signing.jwa();
    environment = Map.of(protocol.toUpperCase(Locale.ROOT) + "_PRIVATE_KEY_FILE", file.toString());

    signsInAndOut(company, protocol, language);
  }

  private static String pem(String kind, Key key) {
    String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + " KEY-----\n" + base64 + "\n-----END " + kind + " KEY-----\n";
  }

  private static Company company(String protocol) {
    return Company.with(
        Map.of(),
        Map.of(
            "protocol",
            protocol,
            "loginUrl",
            LOGIN,
            "issuer",
            "it's \"us\" \\",
            "audience",
            "help $x #{y}"));
  }

  private void signsInAndOut(Company company, String protocol, Language language) throws Exception {
    Traveller browser = new Traveller();
    String asked = "http://" + company.host() + ":" + Http.port() + "/docs";
    Answer challenge = browser.get(asked);
    if (challenge.location() != null && challenge.location().startsWith("/login")) {
      challenge =
          browser.get("http://" + company.host() + ":" + Http.port() + challenge.location());
    }
    assertThat(challenge.location()).as("%s", challenge).startsWith(LOGIN);
    String query = challenge.location().substring(LOGIN.length()).replaceFirst("^\\?", "");

    String back = run(snippet(company, protocol, language), query);

    Answer page = browser.follow(back);
    assertThat(page.status()).as("%s: %s", browser.way(), page).isEqualTo(200);
    assertThat(browser.address()).isEqualTo(asked);
    if (List.of("helpcenter", "helpsite", "document360").contains(protocol)) {
      assertThat(page.body()).contains("Ann Example");
    }
    String printed = signOut(company, protocol, language);
    assertThat(browser.get(asked).status()).as(printed).isEqualTo(302);
  }

  private String signOut(Company company, String protocol, Language language) throws Exception {
    HttpServer relay = relay(company);
    try {
      String reached = "http://127.0.0.1:" + relay.getAddress().getPort();
      Snippet program =
          inLanguage(language, new Snippets().ofLogout(protocol, values(company, protocol)));
      String code = program.code().replace(origin(company), reached);
      return signOut(new Snippet(language, code), language);
    } finally {
      relay.stop(0);
    }
  }

  /** Leads to the site's host, which programs of the system's resolver do not find. */
  private static HttpServer relay(Company company) throws IOException {
    HttpServer relay =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    relay.createContext(
        "/sso/logout",
        exchange -> {
          String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String token = sent.replaceFirst("^logout_token=", "");
          Answer answer = company.program().form("/sso/logout", Map.of("logout_token", token));
          byte[] body = answer.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    relay.start();
    return relay;
  }

  private String signOut(Snippet program, Language language) throws Exception {
    String interpreter =
        switch (language) {
          case NODE -> "node";
          case PHP -> "php";
          case RUBY -> "ruby";
          case PYTHON -> "python3";
          case JAVA -> null;
          case CSHARP -> throw new AssertionError("nothing runs it here");
        };
    return interpreter == null
        ? java(program.code(), "HelpCenterSignOut")
        : VendorProgram.run(folder, interpreter, program.code(), environment);
  }

  private static Snippet inLanguage(Language language, List<Snippet> all) {
    return all.stream().filter(snippet -> snippet.language() == language).findFirst().get();
  }

  private Snippet snippet(Company company, String protocol, Language language) {
    return inLanguage(language, new Snippets().of(protocol, values(company, protocol)));
  }

  private static String origin(Company company) {
    return "http://" + company.host() + ":" + Http.port();
  }

  private SnippetValues values(Company company, String protocol) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setAlgorithm(algorithm);
    settings.setLoginUrl(LOGIN);
    settings.setIssuer("it's \"us\" \\");
    settings.setAudience("help $x #{y}");
    String clientId = admin.get(company.connection()).json().path("clientId").asText(null);
    return new SnippetValues(
        company.subdomain,
        company.siteId,
        List.of(origin(company)),
        "http://localhost:" + Http.port(),
        clientId,
        clientId == null ? company.siteId + "-" + company.connectionId : clientId,
        settings,
        ProtocolsOnClassPath.named(protocol).description().options());
  }

  private String run(Snippet snippet, String query) throws Exception {
    return switch (snippet.language()) {
      case NODE, PHP, PYTHON -> served(snippet, query);
      case RUBY -> ruby(snippet.code(), query);
      case JAVA ->
          java(snippet.code(), ServletRunner.class.getName(), className(snippet.code()), query);
      case CSHARP -> throw new AssertionError("nothing runs it here");
    };
  }

  private String served(Snippet snippet, String query) throws Exception {
    try (SamplePrograms program = new SamplePrograms(folder)) {
      switch (snippet.language()) {
        case NODE -> program.runNode(snippet.code(), environment);
        case PHP -> program.runPhp(snippet.code(), environment);
        default -> program.runPython(snippet.code(), environment);
      }
      return program.redirectOf("/auth/help-center?" + query);
    }
  }

  /** As a Rack server would: {@code run} gets the application. */
  private String ruby(String code, String query) throws Exception {
    String server =
        """
        def run(app)
          env = { 'PATH_INFO' => '/auth/help-center', 'QUERY_STRING' => ARGV[0].to_s }
          status, headers, = app.call(env)
          raise status.to_s unless status == 302
          puts headers['location']
        end
        """;
    Path program = Files.writeString(folder.resolve("config.ru"), server + code);
    return VendorProgram.output(folder, environment, "ruby", program.toString(), query);
  }

  /** Compiles a program, and runs a class of it or the servlet's runner, which end soon. */
  private String java(String code, String... classAndArguments) throws Exception {
    compile(code);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", LIBRARIES + File.pathSeparator + folder));
    command.addAll(List.of(classAndArguments));
    return VendorProgram.output(folder, environment, command.toArray(String[]::new));
  }

  private static String className(String code) {
    Matcher name = Pattern.compile("public class (\\w+)").matcher(code);
    assertThat(name.find()).isTrue();
    return name.group(1);
  }

  private void compile(String code) throws IOException {
    Path source = Files.writeString(folder.resolve(className(code) + ".java"), code);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", LIBRARIES, "-d", folder.toString(), source.toString());
    assertThat(result).as(code).isZero();
  }
}
