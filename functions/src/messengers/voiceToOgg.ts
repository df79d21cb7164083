/**
 * A voice message as browsers record it, WebM with Opus, in the OGG that both messengers play as a voice message. The
 * sound is moved, not encoded anew, so nothing of it changes. Null for bytes that hold no such sound. The library is
 * loaded with the first call.
 */
export async function voiceToOgg(webm: Uint8Array): Promise<Uint8Array | null> {
  const { BufferSource, BufferTarget, Conversion, Input, MATROSKA, OggOutputFormat, Output, WEBM } =
    await import('mediabunny')
  const input = new Input({ source: new BufferSource(webm), formats: [WEBM, MATROSKA] })
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track?.codec !== 'opus') return null
    const target = new BufferTarget()
    const output = new Output({ format: new OggOutputFormat(), target })
    const conversion = await Conversion.init({ input, output, video: { discard: true }, showWarnings: false })
    if (!conversion.isValid) return null
    await conversion.execute()
    return target.buffer && new Uint8Array(target.buffer)
  } catch {
    return null
  } finally {
    input.dispose()
  }
}
