/** A mono or stereo WAV file (RIFF, 16 bits) of samples from −1 to 1. */
export function wav(samples: Float32Array, rate: number, channels = 1): Buffer {
  const data = Buffer.alloc(2 * channels * samples.length);
  for (const [index, sample] of samples.entries()) {
    for (let channel = 0; channel < channels; channel++) {
      data.writeInt16LE(Math.round(32_767 * sample), 2 * (channels * index + channel));
    }
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(2 * channels * rate, 28);
  header.writeUInt16LE(2 * channels, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** Silence with clicks: two milliseconds of 2 kHz under a bell that is loudest at each of the times. */
export function clicks(seconds: number, times: readonly number[], rate: number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * rate));
  for (const time of times) {
    for (let index = Math.floor((time - 0.002) * rate); index <= (time + 0.002) * rate; index++) {
      const away = index / rate - time;
      if (index < 0 || index >= samples.length) continue;
      samples[index] =
        0.9 * Math.exp(-((away / 0.0005) ** 2)) * Math.cos(2 * Math.PI * 2000 * away);
    }
  }
  return samples;
}

/** When clicks are heard: the middles of what is loud, in seconds. */
export function heardAt(samples: Float32Array, rate: number): number[] {
  const heard: number[] = [];
  for (let index = 0; index < samples.length; index++) {
    if (Math.abs(samples[index] as number) < 0.2) continue;
    const piece = samples.subarray(index, index + Math.round(0.01 * rate));
    // Weighted by energy, which a codec smears to both sides alike.
    let [energy, moment] = [0, 0];
    for (const [at, sample] of piece.entries()) {
      energy += sample ** 2;
      moment += at * sample ** 2;
    }
    heard.push((index + moment / energy) / rate);
    index += piece.length;
  }
  return heard;
}
