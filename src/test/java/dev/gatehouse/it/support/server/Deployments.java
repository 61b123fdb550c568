package dev.gatehouse.it.support.server;

import dev.gatehouse.it.support.server.clock.StoppableTime;
import dev.gatehouse.it.support.server.hash.QuickHash;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.context.ContainerContext;
import org.jboss.arquillian.container.spi.event.StartSuiteContainers;
import org.jboss.arquillian.container.spi.event.StopSuiteContainers;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeStop;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Deploys the WAR that was built when the server has started, and once for the whole run:
 * Arquillian by itself would do it again for every test class.
 */
public class Deployments implements LoadableExtension {
  /**
   * The very file that is shipped; beside it are only a clock that tests can stop and quick hashes.
   */
  static final File WAR = new File(System.getProperty("it.war", "target/ROOT.war"));

  /**
   * Once on each server a vendor's package is added that lies in the tests: what a sixth protocol
   * needs is that package and nothing else. On WildFly with PostgreSQL and in the demo there is no
   * such package.
   */
  public static final boolean WITH_SIXTH_VENDOR = Boolean.getBoolean("it.sixth.vendor");

  private static final boolean ON_PAYARA = "payara".equals(System.getProperty("arquillian.launch"));

  private static final String SIXTH_VENDOR = "dev/gatehouse/protocol/docunest";

  /** The demo is deployed as people see it. */
  private static final boolean AS_SHIPPED = "demo".equals(System.getProperty("it.database"));

  /** Where tests deploy, undeploy and deploy again by themselves, nothing is deployed for them. */
  private static final boolean BY_TESTS = "redeploy".equals(System.getProperty("it.database"));

  private static Server server;

  private record Server(DeployableContainer<?> container, ContainerContext context, String id) {
    void run(Deployment work) throws DeploymentException {
      context.activate(id);
      try {
        work.of(container);
      } finally {
        context.deactivate();
      }
    }
  }

  @FunctionalInterface
  private interface Deployment {
    void of(DeployableContainer<?> container) throws DeploymentException;
  }

  /** Deploys to the server under test, for a test that does so by itself. */
  public static void deploy(WebArchive application) throws DeploymentException {
    server.run(container -> container.deploy(application));
  }

  /**
   * As {@link #deploy}, but on Payara by the script that operators use: it needs no database. Its
   * log is target/deploy.log.
   */
  public static void deployAsOperators(WebArchive application) throws DeploymentException {
    if (!ON_PAYARA) {
      deploy(application);
      return;
    }
    File war = new File("target/deploy", application.getName());
    war.getParentFile().mkdirs();
    application.as(ZipExporter.class).exportTo(war, true);
    ProcessBuilder script =
        new ProcessBuilder("server-config/payara/deploy.sh", war.getPath())
            .redirectErrorStream(true)
            .redirectOutput(new File("target/deploy.log"));
    script.environment().put("PAYARA_HOME", System.getProperty("it.payara.home"));
    script.environment().put("PAYARA_DOMAIN", "it");
    script.environment().put("GATEHOUSE_APPLICATION", application.getName().replace(".war", ""));
    try {
      if (script.start().waitFor() != 0) {
        throw new DeploymentException("deploy.sh failed; see target/deploy.log");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Undeploys what {@link #deploy} deployed. */
  public static void undeploy(WebArchive application) throws DeploymentException {
    server.run(container -> container.undeploy(application));
  }

  /**
   * What is deployed for tests: the file that is shipped with a clock that tests can stop, and
   * outside the demo with hashes of passwords that take no time.
   */
  public static WebArchive war() {
    WebArchive war =
        ShrinkWrap.create(ZipImporter.class, "ROOT.war")
            .importFrom(WAR)
            .as(WebArchive.class)
            .addAsLibrary(beans("clock.jar", StoppableTime.class));
    if (!AS_SHIPPED) {
      war.addAsLibrary(beans("hash.jar", QuickHash.class));
    }
    return WITH_SIXTH_VENDOR ? withSixthVendor(war) : war;
  }

  private static JavaArchive beans(String name, Class<?> bean) {
    return ShrinkWrap.create(JavaArchive.class, name)
        .addPackage(bean.getPackage())
        .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  private static WebArchive withSixthVendor(WebArchive war) {
    Path classes = Path.of("target/test-classes");
    try (Stream<Path> files = Files.walk(classes.resolve(SIXTH_VENDOR))) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches(".*(Speaker|Test|IT)\\.class"))
          .forEach(
              file ->
                  war.addAsWebInfResource(
                      file.toFile(), "classes/" + classes.relativize(file).toString()));
      return war;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(OncePerServer.class);
  }

  /** Arquillian makes one of these and calls it at the server's events. */
  public static class OncePerServer {
    private final WebArchive war = war();
    @Inject private Instance<ContainerContext> context;

    /**
     * Of several JVMs, each runs a class at a time as if it were the whole run: its server is
     * started for the first and ends with the JVM, by a hook of Arquillian's.
     */
    void start(@Observes EventContext<StartSuiteContainers> event) {
      if (server == null) {
        event.proceed();
      }
    }

    void stop(@Observes EventContext<StopSuiteContainers> event) {
      if (!SecondJvm.isOneOfTwo()) {
        event.proceed();
      }
    }

    void deploy(@Observes AfterStart event) throws DeploymentException {
      ContainerContext active = context.get();
      server = new Server(event.getDeployableContainer(), active, active.getActiveId());
      if (!BY_TESTS) {
        event.getDeployableContainer().deploy(war);
      }
    }

    void undeploy(@Observes BeforeStop event) throws DeploymentException {
      if (!BY_TESTS) {
        event.getDeployableContainer().undeploy(war);
      }
    }
  }
}
