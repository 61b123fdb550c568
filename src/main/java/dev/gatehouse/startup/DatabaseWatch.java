package dev.gatehouse.startup;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.schema.SchemaProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Looks from time to time whether the database can still be used. A schema that no longer serves
 * this version ends the answering of requests, which would read and write what is not there; it
 * goes on when the schema does serve it again. Every other fault is one of single requests.
 */
@ApplicationScoped
class DatabaseWatch {
  @Inject Database database;
  @Inject SchemaProbe probe;
  @Inject Serving serving;
  @Inject FaultLines lines;

  void look() {
    try {
      database.<Void, RuntimeException>ask(
          () -> {
            probe.look();
            return null;
          });
      serving.begin();
      lines.over();
    } catch (RuntimeException e) {
      if (DatabaseFault.of(e) == DatabaseFault.TOO_NEW) {
        serving.suspend(DatabaseFault.TOO_NEW);
        lines.wait(e);
      } else {
        lines.notReady(e);
      }
    }
  }
}
