package dev.gatehouse.it.support;

import dev.gatehouse.it.support.clock.StoppableTime;
import java.io.File;
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

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(OncePerServer.class);
  }

  /** Arquillian makes one of these and calls it at the server's events. */
  public static class OncePerServer {
    private final WebArchive war =
        ShrinkWrap.create(ZipImporter.class, "ROOT.war")
            .importFrom(WAR)
            .as(WebArchive.class)
            .addAsLibrary(
                ShrinkWrap.create(JavaArchive.class, "clock.jar")
                    .addPackage(StoppableTime.class.getPackage())
                    .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"));

    void deploy(@Observes AfterStart event) throws DeploymentException {
      event.getDeployableContainer().deploy(war);
    }

    void undeploy(@Observes BeforeStop event) throws DeploymentException {
      event.getDeployableContainer().undeploy(war);
    }
  }
}
