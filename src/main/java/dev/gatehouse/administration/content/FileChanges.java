package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.FileRefused;
import dev.gatehouse.library.file.ReceivedFile;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;

/** Stores and deletes the pictures and files of a site. */
@ApplicationScoped
@Transactional
public class FileChanges {
  @Inject StoredFiles files;
  @Inject Articles articles;
  @Inject Trail trail;

  /**
   * Stores a file; the one with the same content if the site has it already.
   *
   * @throws FileRefused when the site has no room for it, and nothing is stored
   */
  @Transactional(rollbackOn = FileRefused.class)
  public StoredFile add(Actor actor, Tenant site, ReceivedFile received) throws FileRefused {
    actor.require(Right.EDIT, site.tenantId());
    StoredFiles.Added added = files.add(site.tenantId(), received);
    StoredFile file = added.file();
    if (added.fresh()) {
      Changes changes =
          Changes.none()
              .with("type", null, file.getType().label())
              .with("size", null, file.getSize())
              .with("address", null, file.address());
      trail.record(actor, AuditEvent.FILE_CREATED, site, target(file), changes);
    }
    return file;
  }

  /**
   * Deletes a file that neither an article nor the site's footer uses.
   *
   * @throws Conflict when one of them uses it
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, Tenant site, String hash) {
    actor.require(Right.EDIT, site.tenantId());
    StoredFile file = files.find(site.tenantId(), hash).orElseThrow(Missing::new);
    List<Long> users = articles.idsUsing(site.tenantId(), hash);
    if (!users.isEmpty()) {
      throw new Conflict(
          "Articles use the file: "
              + users.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))
              + ". Remove it from them first.");
    }
    String footer = site.getSettings().getLook().getFooter();
    if (footer != null && FileAddress.in(footer).contains(hash)) {
      throw new Conflict("The footer of the site uses the file. Remove it there first.");
    }
    Changes changes = Changes.none().with("address", file.address(), null);
    trail.record(actor, AuditEvent.FILE_DELETED, site, target(file), changes);
    files.delete(site.tenantId(), file);
  }

  private static String target(StoredFile file) {
    return "file " + file.getName();
  }
}
