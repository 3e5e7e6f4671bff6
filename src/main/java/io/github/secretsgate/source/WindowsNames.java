package io.github.secretsgate.source;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that don't mean a file on disk on Windows. On other systems they are ordinary names: the path's file system decides.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file">Naming files, paths, and namespaces</a>
 */
public final class WindowsNames {
    /** Device names, with any extension and in any directory. The digits can be superscripts. */
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[1-9\u00b9\u00b2\u00b3]) *([.:].*)?",
            Pattern.CASE_INSENSITIVE);

    private WindowsNames() {}

    /** Returns whether the path is a device, such as the console. Reading from one can block forever. */
    static boolean isDevice(Path path) {
        return isOfWindows(path)
                && DEVICE.matcher(String.valueOf(path.getFileName())).matches();
    }

    /**
     * Returns whether a path is on another network share than a second path. Even a test for such a file would make this machine log in
     * to the host.
     */
    public static boolean isOnAnotherHost(Path path, Path from) {
        Path absolute = path.toAbsolutePath();
        @Nullable Path root = absolute.getRoot();
        return isOfWindows(path)
                && root != null
                && root.toString().startsWith("\\\\")
                && !root.equals(from.toAbsolutePath().getRoot());
    }

    private static boolean isOfWindows(Path path) {
        return path.getFileSystem().getSeparator().equals("\\");
    }
}
