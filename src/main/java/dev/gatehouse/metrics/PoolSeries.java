package dev.gatehouse.metrics;

import dev.gatehouse.trace.RequestLog;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * How full WildFly's pool of database connections is. Payara's pool counts nothing unless its
 * monitoring is switched on, which makes MBeans of its whole configuration at each start.
 */
@Dependent
class PoolSeries implements MultiCollector {
  private static final Logger LOG = RequestLog.of(PoolSeries.class);
  private static final String WILDFLY = "jboss.as:subsystem=datasources,data-source=Gatehouse";

  @Override
  public MetricSnapshots collect() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName pool = new ObjectName(WILDFLY);
      ObjectName counts = new ObjectName(WILDFLY + ",statistics=pool");
      if (!server.isRegistered(counts)) {
        return MetricSnapshots.of();
      }
      return MetricSnapshots.of(
          gauge(
              "gatehouse_pool_connections_in_use",
              "Database connections in use",
              number(server, counts, "InUseCount")),
          gauge(
              "gatehouse_pool_connections_max",
              "Database connections that the pool may open",
              number(server, pool, "maxPoolSize")));
    } catch (JMException e) {
      LOG.log(Level.DEBUG, "The server does not tell how full its pool is", e);
      return MetricSnapshots.of();
    }
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static double number(MBeanServer server, ObjectName name, String attribute)
      throws JMException {
    return Double.parseDouble(String.valueOf(server.getAttribute(name, attribute)));
  }
}
