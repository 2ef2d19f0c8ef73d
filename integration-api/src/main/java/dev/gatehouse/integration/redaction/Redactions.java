package dev.gatehouse.integration.redaction;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is redacted of an answer, by one role or by several together. Immutable.
///
/// Several roles give what any of them gives: a field is redacted only where every one of them redacts it or something
/// around it, and then in the way that shows more.
public final class Redactions {
    /// Nothing is redacted.
    public static final Redactions NONE = new Redactions(List.of(Node.VISIBLE));

    private final List<Node> perRole;

    private Redactions(List<Node> perRole) {
        this.perRole = perRole;
    }

    /// The redactions of one role.
    public static Redactions of(Map<RedactionPath, Redaction> paths) {
        Node root = Node.VISIBLE;
        for (Map.Entry<RedactionPath, Redaction> each : paths.entrySet()) {
            root = root.with(each.getKey().steps(), each.getValue());
        }
        return new Redactions(List.of(root));
    }

    /// What roles give together.
    ///
    /// @param roles at least one
    public static Redactions union(Collection<Redactions> roles) {
        List<Node> all =
                roles.stream().flatMap(role -> role.perRole.stream()).distinct().toList();
        return all.contains(Node.VISIBLE) ? NONE : new Redactions(all);
    }

    /// True iff there is nothing to do.
    public boolean isEmpty() {
        return root().isVisible();
    }

    /// The whole answer, where a walk through it begins.
    public Place root() {
        return new Place(perRole);
    }

    /// A place in an answer.
    public static final class Place {
        private final List<Node> perRole;

        private Place(List<Node> perRole) {
            this.perRole = perRole;
        }

        /// The field of this object.
        public Place field(String name) {
            return new Place(perRole.stream().map(node -> node.child(name)).toList());
        }

        /// Any element of this list.
        public Place element() {
            return field(RedactionPath.EVERY);
        }

        /// True iff nothing here or below is redacted.
        public boolean isVisible() {
            return perRole.contains(Node.VISIBLE);
        }

        /// What is done to all that is here; empty: the answer lies further below.
        public Optional<Redaction> redaction() {
            if (perRole.stream().anyMatch(node -> node.redaction == null)) {
                return Optional.empty();
            }
            boolean masked = perRole.stream().anyMatch(node -> node.redaction == Redaction.MASK);
            return Optional.of(masked ? Redaction.MASK : Redaction.REMOVE);
        }
    }

    /// One role's view of a place: redacted as a whole, or to be looked into.
    private record Node(@Nullable Redaction redaction, Map<String, Node> children) {
        static final Node VISIBLE = new Node(null, Map.of());

        Node child(String step) {
            return redaction == null ? children.getOrDefault(step, VISIBLE) : this;
        }

        Node with(List<String> steps, Redaction action) {
            if (steps.isEmpty() || redaction != null) {
                return redaction == null ? new Node(action, Map.of()) : this;
            }
            Map<String, Node> more = new HashMap<>(children);
            more.put(
                    steps.getFirst(),
                    children.getOrDefault(steps.getFirst(), VISIBLE).with(steps.subList(1, steps.size()), action));
            return new Node(null, Map.copyOf(more));
        }
    }
}
