interface Named {
  profile: string;
  channel: string;
  role: string;
}

/** Profiles under their channels that have every word in a name of theirs or in their channel's. */
export function found<P extends Named>(profiles: readonly P[], channels: readonly { channel: string; name: string }[], words: string) {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const names = new Map(channels.map(({ channel, name }) => [channel, name]));
  const groups = new Map<string, P[]>();
  for (const profile of profiles) {
    const text = `${profile.profile} ${profile.channel} ${names.get(profile.channel) ?? ""} ${profile.role}`.toLocaleLowerCase();
    if (wanted.every((word) => text.includes(word))) {
      groups.set(profile.channel, [...(groups.get(profile.channel) ?? []), profile]);
    }
  }
  return [...groups].map(([channel, own]) => ({ channel, name: names.get(channel) ?? channel, profiles: own }));
}
