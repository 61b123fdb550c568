package dev.gatehouse.it.support.server;

import dev.gatehouse.it.support.server.clock.StoppableTime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeStop;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Deploys the WAR that was built when the server has started, and once for the whole run:
 * Arquillian by itself would do it again for every test class.
 */
public class Deployments implements LoadableExtension {
  /** The very file that is shipped; the only thing beside it is a clock that tests can stop. */
  static final File WAR = new File(System.getProperty("it.war", "target/ROOT.war"));

  /**
   * Once on each server a vendor's package is added that lies in the tests: what a sixth protocol
   * needs is that package and nothing else. On WildFly with PostgreSQL and in the demo there is no
   * such package.
   */
  public static final boolean WITH_SIXTH_VENDOR = Boolean.getBoolean("it.sixth.vendor");

  private static final String SIXTH_VENDOR = "dev/gatehouse/protocol/docunest";

  private static WebArchive war() {
    WebArchive war =
        ShrinkWrap.create(ZipImporter.class, "ROOT.war")
            .importFrom(WAR)
            .as(WebArchive.class)
            .addAsLibrary(
                ShrinkWrap.create(JavaArchive.class, "clock.jar")
                    .addPackage(StoppableTime.class.getPackage())
                    .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"));
    return WITH_SIXTH_VENDOR ? withSixthVendor(war) : war;
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

    void deploy(@Observes AfterStart event) throws DeploymentException {
      event.getDeployableContainer().deploy(war);
    }

    void undeploy(@Observes BeforeStop event) throws DeploymentException {
      event.getDeployableContainer().undeploy(war);
    }
  }
}
