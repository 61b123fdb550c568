package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.library.file.FileRefused;
import dev.gatehouse.library.file.ReceivedFile;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Takes uploads: reads a file to its end before the transaction that stores it begins, so that no
 * connection to the database waits for a slow upload.
 */
@ApplicationScoped
public class FileUploads {
  /** The member that errors are about. */
  public static final String MEMBER = "file";

  @Inject FileChanges changes;

  /**
   * Stores a file; the one with the same content if the site has it already.
   *
   * @param name the file's, of which only harmless characters are kept
   * @throws ChangeRefused and nothing is stored
   */
  public StoredFile take(Actor actor, Tenant site, String name, InputStream in) throws IOException {
    actor.require(Right.EDIT, site.tenantId());
    try (ReceivedFile file = ReceivedFile.read(name, in)) {
      file.makeVersions();
      return changes.add(actor, site, file);
    } catch (FileRefused e) {
      throw e.isFull()
          ? new Conflict("The file " + e.getMessage() + ".")
          : new Invalid(List.of(new FieldError(MEMBER, e.getMessage())));
    }
  }
}
