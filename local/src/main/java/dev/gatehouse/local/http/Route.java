package dev.gatehouse.local.http;

/// What answers one method at one exact path.
public record Route(String method, String path, Handler handler) {
    /// A route for GET.
    public static Route get(String path, Handler handler) {
        return new Route("GET", path, handler);
    }

    /// A route for POST.
    public static Route post(String path, Handler handler) {
        return new Route("POST", path, handler);
    }
}
