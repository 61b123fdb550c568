package dev.gatehouse.storage.fault;

/** The database answers, but not as Gatehouse needs it. */
public class UnusableDatabase extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final DatabaseFault fault;

  /**
   * @param why what shows the fault, for the log
   */
  public UnusableDatabase(DatabaseFault fault, String why) {
    super(why);
    this.fault = fault;
  }

  public DatabaseFault fault() {
    return fault;
  }
}
