// Renders one master to the same outputs as MediaBench, decoding it once. One line in, "<count>", renders that many
// masters; one line out, processor milliseconds per master.
import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const [master, folder, plan] = process.argv.slice(2)
const outputs = JSON.parse(readFileSync(plan, 'utf8'))
sharp.concurrency(1)
sharp.cache(false)

const scale = ({ width, height }, source) => Math.min(1, width / source.width, height / source.height)

async function render() {
  const source = await sharp(master).metadata()
  const largest = Math.max(...outputs.map((output) => scale(output, source)))
  const { data, info } = await sharp(master, { failOn: 'warning' })
    .rotate()
    .resize(Math.round(source.width * largest), Math.round(source.height * largest), { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  for (const [index, output] of outputs.entries()) {
    const image = sharp(data, { raw })
      .resize(output.width, output.height, {
        fit: output.fit === 'PAD_WHITE' ? 'contain' : 'inside',
        background: '#ffffff',
        withoutEnlargement: true
      })
      .withIccProfile('srgb')
    const encoded =
      output.format === 'webp'
        ? image.webp({ quality: output.quality, effort: 2 })
        : image.jpeg({
            quality: output.quality,
            optimiseCoding: false,
            chromaSubsampling: output.quality >= 90 ? '4:4:4' : '4:2:0'
          })
    await encoded.toFile(join(folder, `sharp-${index}.${output.format}`))
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const count = Number(line)
  const before = process.cpuUsage()
  for (let i = 0; i < count; i++) {
    await render()
  }
  const used = process.cpuUsage(before)
  console.log(((used.user + used.system) / 1000 / count).toFixed(3))
}
