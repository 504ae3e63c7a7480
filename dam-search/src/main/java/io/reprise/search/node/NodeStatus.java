package io.reprise.search.node;

/** What health shows of the search node. */
public record NodeStatus(State state, String detail) {

    /** Whether searches can be answered. */
    public enum State {
        /** Not there yet, but on its way. */
        STARTING,
        UP,
        /** Gone, or not answering; an embedded node is being restarted. */
        DOWN
    }

    public boolean isUp() {
        return state == State.UP;
    }
}
