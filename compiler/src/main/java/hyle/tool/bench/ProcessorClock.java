package hyle.tool.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The processor time that this process has used so far, its just-in-time compiler and its collector included.
///
/// Other programs on the machine disturb it less than a clock on the wall.
public final class ProcessorClock {
  private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ProcessorClock() {}

  /// In nanoseconds.
  public static long nanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
