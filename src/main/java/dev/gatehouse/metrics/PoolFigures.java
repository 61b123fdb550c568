package dev.gatehouse.metrics;

import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads from the server's own statistics how full its pool of database connections is. */
@ApplicationScoped
class PoolFigures {
  private static final Logger LOG = RequestLog.of(PoolFigures.class);
  private static final String WILDFLY =
      "jboss.as:subsystem=datasources,data-source=Gatehouse,statistics=pool";

  /** Connections in use, and how many there may be; NaN where the server does not tell. */
  record Pool(double inUse, double max) {
    static final Pool UNKNOWN = new Pool(Double.NaN, Double.NaN);
  }

  Pool read() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName name = new ObjectName(WILDFLY);
      if (!server.isRegistered(name)) {
        return Pool.UNKNOWN;
      }
      double inUse = number(server, name, "InUseCount");
      return new Pool(inUse, inUse + number(server, name, "AvailableCount"));
    } catch (JMException e) {
      LOG.log(Level.DEBUG, "The server does not tell how full its pool is", e);
      return Pool.UNKNOWN;
    }
  }

  private static double number(MBeanServer server, ObjectName name, String attribute)
      throws JMException {
    return Double.parseDouble(String.valueOf(server.getAttribute(name, attribute)));
  }
}
